/** The sections of the settings, in their order. Those of the house are for owners and admins. */
import {
  mdiAccountGroupOutline,
  mdiAccountOutline,
  mdiDatabaseExportOutline,
  mdiDevices,
  mdiInformationOutline,
  mdiKeyVariant,
  mdiLinkVariant,
  mdiPaletteOutline,
} from '@mdi/js';

/** A section: its address below `/settings`, its name's key, and who sees it. */
export const sections = [
  { id: 'profile', name: 'settings.profile.title', icon: mdiAccountOutline, house: false },
  { id: 'appearance', name: 'settings.appearance.title', icon: mdiPaletteOutline, house: false },
  { id: 'services', name: 'settings.services.title', icon: mdiLinkVariant, house: false },
  { id: 'sessions', name: 'settings.sessions.title', icon: mdiDevices, house: false },
  { id: 'tokens', name: 'settings.tokens.title', icon: mdiKeyVariant, house: false },
  { id: 'data', name: 'settings.data.title', icon: mdiDatabaseExportOutline, house: false },
  { id: 'users', name: 'settings.users.title', icon: mdiAccountGroupOutline, house: true },
  { id: 'about', name: 'settings.about.title', icon: mdiInformationOutline, house: false },
] as const;

/** The address of a section. */
export type SectionId = (typeof sections)[number]['id'];
