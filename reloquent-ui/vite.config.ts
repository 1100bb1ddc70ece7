import react from '@vitejs/plugin-react'
import tailwind from '@tailwindcss/vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react(), tailwind()],
  build: {
    outDir: 'target/classes/static',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // The policy of the server allows no inline script, and Vite's preload polyfill would be one.
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  test: { environment: 'happy-dom', include: ['test/**/*.test.{ts,tsx}'], css: false },
})
