import {
  type CanActivate,
  type CustomDecorator,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { isLoopback } from '../config/environment';

/**
 * Who may use a route. `anyone`: open to everybody. `staff`, `customer`, `machine`: as long as there are no accounts,
 * whoever reaches the service, which therefore listens on loopback only unless the setting says otherwise.
 */
export type AccessRule = 'anyone' | 'staff' | 'customer' | 'machine';

const RULES = 'access-rules';

/** Declares who may use a route (or all routes of a controller). A route without it is refused. */
export const Access = (...rules: AccessRule[]): CustomDecorator => SetMetadata(RULES, rules);

/** The rules of a handler, its own before its controller's; undefined where neither has any. */
export const rulesOf = (
  reflector: Reflector,
  handler: () => unknown,
  owner: abstract new () => unknown,
): AccessRule[] | undefined =>
  reflector.getAllAndOverride<AccessRule[] | undefined>(RULES, [handler, owner as never]);

/** The one place that decides access. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly allowUnauthenticated: boolean,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const rules = rulesOf(this.reflector, context.getHandler() as () => unknown, context.getClass());
    if (!rules) throw new ForbiddenException('this address has no access rule');
    if (rules.includes('anyone') || this.allowUnauthenticated) return true;
    const { socket } = context.switchToHttp().getRequest<{ socket: { remoteAddress?: string } }>();
    if (isLoopback((socket.remoteAddress ?? '').replace(/^::ffff:/, ''))) return true;
    throw new ForbiddenException('this service answers on its own machine only');
  }
}
