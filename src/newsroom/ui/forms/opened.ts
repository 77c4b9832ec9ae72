import { useNavigate, useSearch } from '@tanstack/react-router'

/** The thing of a list that is open for editing, from the address: "?edit=12", "?edit=new". */
export function useOpened(): [opened: string | null, open: (id: number | 'new' | null) => void] {
  const { edit } = useSearch({ strict: false }) as { edit?: string | number }
  const navigate = useNavigate()
  const open = (id: number | 'new' | null) =>
    void navigate({ to: '.', search: (id === null ? {} : { edit: id }) as never })
  return [edit === undefined ? null : String(edit), open]
}
