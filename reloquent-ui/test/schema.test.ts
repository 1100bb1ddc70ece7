// @vitest-environment node
import { readFileSync } from 'node:fs'
import openapi, { astToString } from 'openapi-typescript'
import { expect, test } from 'vitest'

test("the types are those of the server's document; 'npm run types' makes them anew", async () => {
  const document = JSON.parse(readFileSync('../reloquent-app-web/openapi.json', 'utf8'))
  const made = astToString(await openapi(document))
  const kept = readFileSync('src/api/schema.d.ts', 'utf8')
  expect(kept.slice(kept.indexOf('export interface paths'))).toBe(made.slice(made.indexOf('export interface paths')))
}, 30_000)
