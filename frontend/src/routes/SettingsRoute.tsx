import { type ComponentType, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { useUser } from '@/api/session';
import { PageHeader } from '@/components/ui/PageHeader';
import { ServicesSection } from '@/features/services/ServicesSection';
import { AboutSection } from '@/features/settings/AboutSection';
import { AppearanceSection } from '@/features/settings/AppearanceSection';
import { DataSection } from '@/features/settings/DataSection';
import { ProfileSection } from '@/features/settings/ProfileSection';
import { SessionsSection } from '@/features/settings/SessionsSection';
import { SettingsNav } from '@/features/settings/SettingsNav';
import { type SectionId, sections } from '@/features/settings/sections';
import { TokensSection } from '@/features/settings/TokensSection';
import { UsersSection } from '@/features/settings/UsersSection';
import styles from './SettingsRoute.module.css';

const contents: Record<SectionId, ComponentType> = {
  profile: ProfileSection,
  appearance: AppearanceSection,
  services: ServicesSection,
  sessions: SessionsSection,
  tokens: TokensSection,
  data: DataSection,
  users: UsersSection,
  about: AboutSection,
};

/** `/settings/:section`: what one may set for oneself, and for the house. */
export default function SettingsRoute() {
  const { t } = useTranslation();
  const { role } = useUser();
  const { section: id } = useParams();
  const section = sections.find((one) => one.id === id);
  const content = useRef<HTMLElement>(null);

  useEffect(() => {
    // On a phone the chosen section may lie beyond the edge of its row.
    const chosen = content.current?.parentElement?.querySelector(`a[href$="/${id}"]`);
    chosen?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [id]);

  if (section === undefined || (section.house && role === 'member')) {
    return <Navigate to="/settings/profile" replace />;
  }
  const Content = contents[section.id];
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <div className={styles.page}>
        <SettingsNav />
        <section ref={content} aria-label={t(section.name)}>
          <Content />
        </section>
      </div>
    </>
  );
}
