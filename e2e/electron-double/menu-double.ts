import type { Menu, MenuItemConstructorOptions } from 'electron';

/** One item as Electron gives it back: with an id, a label and a type even where the template had none. */
export class MenuItemDouble {
  readonly id: string;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | undefined;
  readonly enabled: boolean;
  readonly submenu: MenuDouble | undefined;
  private readonly onClick: (() => void) | undefined;

  constructor({ id, label, role, type, accelerator, enabled, submenu, click }: MenuItemConstructorOptions) {
    this.id = id ?? '';
    this.label = label ?? role ?? '';
    this.role = role;
    this.type = type ?? (submenu === undefined ? 'normal' : 'submenu');
    this.accelerator = accelerator === undefined || accelerator === null ? undefined : accelerator;
    this.enabled = enabled ?? true;
    this.submenu = Array.isArray(submenu) ? MenuDouble.buildFromTemplate(submenu) : undefined;
    // Electron hands the item, the window and the keys over; our items ask for none of them.
    this.onClick = click as (() => void) | undefined;
    if (label === undefined && role === undefined && type !== 'separator') {
      throw new Error('Invalid template for MenuItem: must have label, role or submenu');
    }
  }

  click(): void {
    this.onClick?.();
  }
}

let applicationMenu: MenuDouble | null = null;

export class MenuDouble implements Pick<Menu, 'popup'> {
  readonly items: readonly MenuItemDouble[];

  constructor(items: readonly MenuItemDouble[]) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): MenuDouble {
    return new MenuDouble(template.map((options) => new MenuItemDouble(options)));
  }
  static setApplicationMenu(menu: MenuDouble | null): void {
    applicationMenu = menu;
  }
  static getApplicationMenu(): MenuDouble | null {
    return applicationMenu;
  }

  getMenuItemById(id: string): MenuItemDouble | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null);
      if (found !== null) return found;
    }
    return null;
  }
  popup(): void {
    throw new Error('The electron stand-in shows no menus; choose an item by its id.');
  }
}
