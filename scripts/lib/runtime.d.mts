export function checkNode(version?: string): void
export function findRuntime(where?: { version?: string; self?: string; root?: string }): string
