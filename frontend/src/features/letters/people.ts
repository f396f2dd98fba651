import type { Person } from './types'

/** "Siti Aminah, Lurah": the person first; a vacant position by its title alone. */
export function personName({ name, position_title }: Pick<Person, 'name' | 'position_title'>): string {
  return name ? `${name}, ${position_title}` : position_title
}
