import { mdiCalendarBlank, mdiCalendarMonth, mdiChevronLeft, mdiChevronRight } from '@mdi/js';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { keepPreviousData } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import { $api } from '@/api/client';
import { Choice } from '@/components/ui/Choice';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { Icon } from '@/components/ui/Icon';
import { Message } from '@/components/ui/Message';
import { PageHeader } from '@/components/ui/PageHeader';
import { Splash } from '@/components/ui/Splash';
import { DayNumbers } from '@/features/timeline/DayNumbers';
import { changeOf, listensOf } from '@/features/timeline/day';
import { HourColumns } from '@/features/timeline/HourColumns';
import { HourStrip } from '@/features/timeline/HourStrip';
import { Sittings } from '@/features/timeline/Sittings';
import { isDay, localDay, shiftDay } from '@/lib/format';
import { useLocale } from '@/lib/locale';
import { useShortcut } from '@/lib/shortcuts';
import { useUrlParams } from '@/lib/useUrlParams';
import styles from './TimelineRoute.module.css';

const DayPicker = lazy(() => import('@/features/timeline/DayPicker'));

/** `/timeline/:date`: one day of listening, hour by hour. */
export default function TimelineRoute() {
  const { timeZone } = useLocale();
  const { date } = useParams();
  const today = localDay(new Date(), timeZone);
  if (date === undefined || !isDay(date)) return <Navigate to={`/timeline/${today}`} replace />;
  return <Day date={date} today={today} />;
}

function Day({ date, today }: { date: string; today: string }) {
  const { t } = useTranslation();
  const { format } = useLocale();
  const navigate = useNavigate();
  const [params, change] = useUrlParams();
  const [picking, setPicking] = useState(false);
  const view = params.get('view') === 'hours' ? 'hours' : 'sittings';
  const timeline = $api.useQuery(
    'get',
    '/api/v1/history/timeline',
    { params: { query: { date } } },
    { placeholderData: keepPreviousData },
  );
  const day = timeline.data;
  const weekday = $api.useQuery(
    'get',
    '/api/v1/history/usual-day',
    { params: { query: { date } } },
    { placeholderData: keepPreviousData },
  );
  const search = params.size === 0 ? '' : `?${params}`;
  const addressOf = (other: string) => `/timeline/${other}${search}`;
  const goTo = (other: string) => navigate(addressOf(other), { replace: true });

  useShortcut('[', () => goTo(shiftDay(date, -1)));
  useShortcut(']', () => {
    if (date < today) goTo(shiftDay(date, 1));
  });
  useShortcut('t', () => goTo(today));

  function showFrom(startsAt: number) {
    const next = day && listensOf(day).find(({ timestamp }) => timestamp >= startsAt);
    const row = document.getElementById(`listen-${next?.id}`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector('a')?.focus({ preventScroll: true });
  }

  return (
    <>
      <PageHeader
        title={format.day(date, today)}
        actions={
          <div className={styles.actions}>
            <IconButton
              component={Link}
              to={addressOf(shiftDay(date, -1))}
              replace
              aria-label={t('timeline.earlier')}
              aria-keyshortcuts="["
            >
              <Icon path={mdiChevronLeft} />
            </IconButton>
            <IconButton aria-label={t('timeline.pick')} onClick={() => setPicking(true)}>
              <Icon path={mdiCalendarMonth} />
            </IconButton>
            <IconButton
              aria-label={t('timeline.later')}
              aria-keyshortcuts="]"
              disabled={date >= today}
              onClick={() => goTo(shiftDay(date, 1))}
            >
              <Icon path={mdiChevronRight} />
            </IconButton>
            {date !== today && (
              <Button aria-keyshortcuts="t" onClick={() => goTo(today)}>
                {t('keys.today')}
              </Button>
            )}
          </div>
        }
      />
      {timeline.isPending && <Splash />}
      {timeline.isError && (
        <ErrorMessage error={timeline.error} onRetry={() => timeline.refetch()} />
      )}
      {day !== undefined && !timeline.isError && (
        <div className={styles.day} data-stale={timeline.isPlaceholderData || undefined}>
          <ClockChange day={day} />
          {day.stats.total_tracks === 0 ? (
            <Message
              icon={mdiCalendarBlank}
              title={t('timeline.empty')}
              text={
                day.previous_day || day.next_day ? t('timeline.emptyHint') : t('journal.emptyHint')
              }
              actions={
                <>
                  {day.previous_day !== null && (
                    <Button component={Link} to={addressOf(day.previous_day)} variant="contained">
                      {t('timeline.before', { day: format.shortDay(day.previous_day) })}
                    </Button>
                  )}
                  {day.next_day !== null && (
                    <Button component={Link} to={addressOf(day.next_day)} variant="outlined">
                      {t('timeline.after', { day: format.shortDay(day.next_day) })}
                    </Button>
                  )}
                  {day.previous_day === null && day.next_day === null && (
                    <Button component={Link} to="/import" variant="contained">
                      {t('nav.import')}
                    </Button>
                  )}
                </>
              }
            />
          ) : (
            <>
              <DayNumbers day={day} usual={weekday.data?.usual} />
              <HourStrip clock={day.clock} onGoTo={showFrom} />
              <div className={styles.views}>
                <Choice
                  label={t('timeline.view')}
                  hideLabel
                  value={view}
                  options={[
                    { value: 'sittings', label: t('timeline.sittings') },
                    { value: 'hours', label: t('timeline.hours') },
                  ]}
                  onChange={(value) => change({ view: value === 'hours' ? value : null })}
                />
              </div>
              {view === 'hours' ? <HourColumns day={day} /> : <Sittings day={day} />}
            </>
          )}
        </div>
      )}
      <Suspense>
        {picking && (
          <DayPicker
            day={date}
            today={today}
            onGoTo={(other) => {
              setPicking(false);
              goTo(other);
            }}
            onClose={() => setPicking(false)}
          />
        )}
      </Suspense>
    </>
  );
}

/** Says that the day is longer or shorter than others, and when the clocks were changed. */
function ClockChange({ day }: { day: Parameters<typeof changeOf>[0] }) {
  const { t } = useTranslation();
  const { format } = useLocale();
  const clocks = changeOf(day);
  if (clocks === null) return null;
  const values = { n: format.number(day.day_hours), time: format.time(clocks.at) };
  return (
    <p className={styles.change}>
      {clocks.forward ? t('timeline.forward', values) : t('timeline.back', values)}
    </p>
  );
}
