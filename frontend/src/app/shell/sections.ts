/** The rooms of the dashboard, in the order of the navigation. */
import { mdiAlbum, mdiChartTimeline, mdiHistory, mdiTrayArrowDown } from '@mdi/js';

/** A section's icon, its name's key, where it lives, the keys that lead there, and whether phones have room for it. */
export const sections = [
  { name: 'nav.collection', path: '/collection', icon: mdiAlbum, keys: 'g c', onPhone: true },
  { name: 'nav.journal', path: '/journal', icon: mdiHistory, keys: 'g j', onPhone: true },
  { name: 'nav.timeline', path: '/timeline', icon: mdiChartTimeline, keys: 'g t', onPhone: true },
  { name: 'nav.import', path: '/import', icon: mdiTrayArrowDown, keys: 'g i', onPhone: false },
] as const;

/** Places that are reached from other pages and by searching, not from the navigation. */
export const corners = [
  { name: 'settings.title', path: '/settings' },
  { name: 'jobs.title', path: '/activity' },
  { name: 'review.heading', path: '/review' },
  { name: 'corrections.heading', path: '/corrections' },
  { name: 'exclusions.heading', path: '/exclusions' },
] as const;
