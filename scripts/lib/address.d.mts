export interface Address {
  host: string
  port: number
}
export function readAddress(env?: { HOST?: string; PORT?: string }): Address
export function checkAddress(address: Address): Promise<void>
