import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import './app.css'
import { Refused } from './api/problem'
import { signIn, takeUp, tokenInAddress } from './api/session'
import { router } from './routes'
import { Login } from './shell/Login'
import { applyTheme } from './shell/theme'

applyTheme()

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => !(error instanceof Refused) && failures < 2,
    },
  },
})

type Access = { kind: 'Asking' } | { kind: 'Granted' } | { kind: 'Denied'; error: unknown; wasIn: boolean }

function Application({ token }: { token: string | null }) {
  const [access, setAccess] = useState<Access>({ kind: 'Asking' })
  useEffect(() => {
    const entered = token ? signIn(token) : takeUp()
    entered.then(
      () => setAccess({ kind: 'Granted' }),
      (error: unknown) => setAccess({ kind: 'Denied', error: !token && error instanceof Refused && error.status === 401 ? null : error, wasIn: false }),
    )
    const out = () => setAccess({ kind: 'Denied', error: null, wasIn: true })
    window.addEventListener('reloquent:signed-out', out)
    return () => window.removeEventListener('reloquent:signed-out', out)
  }, [token])
  const grant = () => {
    client.clear()
    setAccess({ kind: 'Granted' })
  }
  switch (access.kind) {
    case 'Asking':
      return null
    case 'Denied':
      return <Login failure={access.error} wasIn={access.wasIn} done={grant} />
    case 'Granted':
      return <RouterProvider router={router} />
  }
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Application token={tokenInAddress()} />
    </QueryClientProvider>
  </StrictMode>,
)
