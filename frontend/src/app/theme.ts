/** Colours, type and shapes. Light and dark are two sets of CSS variables; no component asks which is on. */
import { createTheme } from '@mui/material/styles';

/** Where the chosen scheme is kept; `public/color-scheme.js` reads it before the first paint. */
export const MODE_KEY = 'aime-mode';

export const theme = createTheme({
  cssVariables: { cssVarPrefix: 'aime', colorSchemeSelector: 'data-scheme' },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: '#a83c0b', dark: '#8a2f06', light: '#c9551e', contrastText: '#ffffff' },
        secondary: { main: '#4d5b63' },
        error: { main: '#b3261e' },
        success: { main: '#2e6b3c' },
        warning: { main: '#8a5a00' },
        background: { default: '#faf8f5', paper: '#ffffff' },
        text: { primary: '#1d1a17', secondary: '#635b53', disabled: '#766d64' },
        divider: '#e6e0d9',
        action: { active: '#4a433d' },
      },
    },
    dark: {
      palette: {
        primary: { main: '#ff9d5c', dark: '#e8833f', light: '#ffb785', contrastText: '#24150a' },
        secondary: { main: '#b4c0c7' },
        error: { main: '#ff9a91' },
        success: { main: '#8fd19e' },
        warning: { main: '#f2c063' },
        background: { default: '#141210', paper: '#1d1a18' },
        text: { primary: '#f3efea', secondary: '#b3aaa0', disabled: '#988f86' },
        divider: '#332e2a',
        action: { active: '#cfc7be' },
      },
    },
  },
  shape: { borderRadius: 8 },
  typography: {
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    h1: { fontSize: '1.5rem', fontWeight: 650, letterSpacing: '-0.02em', lineHeight: 1.25 },
    h2: { fontSize: '1.125rem', fontWeight: 620, letterSpacing: '-0.01em', lineHeight: 1.35 },
    h3: { fontSize: '1rem', fontWeight: 600, lineHeight: 1.4 },
    button: { textTransform: 'none', fontWeight: 600 },
  },
  components: {
    MuiButton: { defaultProps: { disableElevation: true } },
    MuiButtonBase: { defaultProps: { disableRipple: true } },
  },
});
