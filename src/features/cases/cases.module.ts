import { Module } from '@nestjs/common';
import { CasePapersService } from './case-papers.service';
import { CasesController } from './cases.controller';
import { CasesService } from './cases.service';

@Module({ providers: [CasesService, CasePapersService], exports: [CasesService, CasePapersService] })
export class CasesModule {}

/** Addresses, for the service only. */
@Module({ imports: [CasesModule], controllers: [CasesController] })
export class CasesHttpModule {}
