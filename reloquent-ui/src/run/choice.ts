import { create } from 'zustand'

/** Where somebody wants the next run to be carried out; nothing means as the configuration says. */
export const useChosenPlatform = create<{ platform: string | null; choose: (platform: string | null) => void }>()((set) => ({
  platform: null,
  choose: (platform) => set({ platform }),
}))
