/** The header that says where a write can be undone; none when there is nothing to undo. */
export function undoHeader(undoId: string | null | undefined): HeadersInit {
  return undoId ? { Undo: `/api/undo/${undoId}` } : {};
}
