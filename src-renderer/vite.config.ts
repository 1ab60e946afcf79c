// How the renderer is built: used as is by `npm run dev` (browser only) and taken over by electron.vite.config.ts for the real build.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', port: 5173 },
  build: {
    // Oldest Chromium still met on station monitors (the last one for Windows 7); electron-vite would take Electron's own.
    target: 'chrome109',
    // electron-vite's default is not to minify.
    minify: 'oxc',
    // The content security policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
})
