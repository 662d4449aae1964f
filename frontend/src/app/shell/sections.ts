/** The rooms of the dashboard, in the order of the navigation. */
import { mdiAlbum, mdiHistory, mdiTrayArrowDown } from '@mdi/js';

/** A section's icon, its name's key, where it lives and the keys that lead there. */
export const sections = [
  { name: 'nav.collection', path: '/collection', icon: mdiAlbum, keys: 'g c' },
  { name: 'nav.journal', path: '/journal', icon: mdiHistory, keys: 'g j' },
  { name: 'nav.import', path: '/import', icon: mdiTrayArrowDown, keys: 'g i' },
] as const;
