import { type INestApplication, ValidationPipe } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import helmet from 'helmet';
import { ProblemFilter } from './problem-filter';

/** What every HTTP server of the house has: headers, checked requests, problems as answers, OpenAPI. */
export function dressServer(app: INestApplication, version: string): void {
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }));
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
  app.useGlobalFilters(new ProblemFilter());
  const description = new DocumentBuilder()
    .setTitle('GridBrief')
    .setDescription(
      'Meter readings, supply interruptions and the reports made of them. Errors are application/problem+json with a stable code.',
    )
    .setVersion(version)
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, description), {
    jsonDocumentUrl: 'api/openapi.json',
  });
}
