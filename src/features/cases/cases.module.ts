import { Module } from '@nestjs/common';
import { CasesController } from './cases.controller';
import { CasesService } from './cases.service';

@Module({ providers: [CasesService], exports: [CasesService] })
export class CasesModule {}

/** Addresses, for the service only. */
@Module({ imports: [CasesModule], controllers: [CasesController] })
export class CasesHttpModule {}
