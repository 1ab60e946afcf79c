import '@fontsource-variable/noto-sans-sc'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createHashRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { readAppearance } from './app/appearance.ts'
import { ErrorBoundary } from './app/error-boundary.tsx'
import { createQueryClient, Providers } from './app/providers.tsx'
import { createRoutes, features, SignedInRoot } from './app/routes.tsx'
import { serverNow } from './app/server-clock.ts'
import { startI18n } from './i18n/i18n.ts'

async function start(): Promise<void> {
  const place = document.getElementById('root')
  if (!place) throw new Error('index.html has lost its #root element')
  await startI18n(readAppearance(localStorage).language)
  const router = createHashRouter(createRoutes(features, <SignedInRoot />))
  createRoot(place).render(
    <StrictMode>
      <Providers queryClient={createQueryClient()} now={serverNow}>
        <ErrorBoundary>
          <RouterProvider router={router} />
        </ErrorBoundary>
      </Providers>
    </StrictMode>,
  )
}

void start()
