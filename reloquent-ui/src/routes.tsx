import { lazy } from 'react'
import { createBrowserRouter } from 'react-router'
import { Layout } from './shell/Layout'
import { Failed, NotHere } from './shell/Failed'

const pages = {
  Overview: lazy(() => import('./pages/Overview')),
  Source: lazy(() => import('./pages/Source')),
  Target: lazy(() => import('./pages/Target')),
  Tables: lazy(() => import('./pages/Tables')),
  Design: lazy(() => import('./designer/DesignPage')),
  Types: lazy(() => import('./pages/Types')),
  Sizing: lazy(() => import('./pages/Sizing')),
  Compute: lazy(() => import('./pages/Compute')),
  Preparation: lazy(() => import('./pages/Preparation')),
  Review: lazy(() => import('./pages/Review')),
  Run: lazy(() => import('./pages/Run')),
  Verification: lazy(() => import('./pages/Verification')),
  Indexes: lazy(() => import('./pages/Indexes')),
  Readiness: lazy(() => import('./pages/Readiness')),
  History: lazy(() => import('./pages/History')),
  Settings: lazy(() => import('./pages/Settings')),
}

export const router = createBrowserRouter([
  {
    path: '/',
    element: <Layout />,
    errorElement: <Failed />,
    children: [
      { index: true, element: <pages.Overview /> },
      ...Object.entries(pages)
        .filter(([name]) => name !== 'Overview')
        .map(([name, Element]) => ({ path: name.toLowerCase(), element: <Element />, errorElement: <Failed /> })),
      { path: '*', element: <NotHere /> },
    ],
  },
])
