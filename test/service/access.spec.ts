import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { NestFactory } from '@nestjs/core';
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { PATH_METADATA } from '@nestjs/common/constants';
import { Access, AccessGuard, rulesOf } from '../../src/platform/http/access';
import { TestService } from '../builders/service';

interface Route {
  name: string;
  rules: string[] | undefined;
}

/** Every handler of every controller with its rule. */
function routesOf(controllers: { metatype: unknown; instance: unknown }[]): Route[] {
  const [scanner, reflector] = [new MetadataScanner(), new Reflector()];
  return controllers.flatMap(({ metatype, instance }) => {
    const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
    return scanner
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.hasMetadata(PATH_METADATA, prototype[name]))
      .map((name) => ({
        name: `${(metatype as { name: string }).name}.${name}`,
        rules: rulesOf(reflector, prototype[name], metatype as never),
      }));
  });
}

describe('access', () => {
  it('every route of the service has a rule', async () => {
    const service = await TestService.start();
    const { ModulesContainer } = await import('@nestjs/core');
    const controllers = [...service.app.get(ModulesContainer).values()].flatMap((module) => [
      ...module.controllers.values(),
    ]);
    const routes = routesOf(controllers);
    await service.remove();
    expect(routes.length).toBeGreaterThan(8);
    expect(routes.filter(({ rules }) => rules === undefined)).toEqual([]);
  });

  it('a route without a rule is noticed, and refused', async () => {
    @Controller('open')
    class Forgotten {
      @Get() forgotten(): string {
        return 'x';
      }

      @Get('ruled') @Access('anyone') ruled(): string {
        return 'y';
      }
    }

    @Module({ imports: [DiscoveryModule], controllers: [Forgotten] })
    class Forgetful {}

    const app = await NestFactory.create(Forgetful, { logger: false });
    app.useGlobalGuards(new AccessGuard(new Reflector(), true));
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    const routes = routesOf(app.get(DiscoveryService).getControllers() as never);
    const statuses = await Promise.all(
      ['/open', '/open/ruled'].map(async (path) => (await fetch(url + path)).status),
    );
    await app.close();
    expect(routes.map(({ rules }) => rules)).toEqual([undefined, ['anyone']]);
    expect(statuses).toEqual([403, 200]);
  });
});
