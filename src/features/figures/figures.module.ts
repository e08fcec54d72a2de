import { Module } from '@nestjs/common';
import { FiguresController } from './figures.controller';
import { NetworkFiguresController } from './network-figures.controller';

@Module({ controllers: [FiguresController, NetworkFiguresController] })
export class FiguresHttpModule {}
