import { Module } from '@nestjs/common';
import { FiguresController } from './figures.controller';
import { RoomPriceController } from './room-price.controller';
import { NetworkFiguresController } from './network-figures.controller';

@Module({ controllers: [FiguresController, NetworkFiguresController, RoomPriceController] })
export class FiguresHttpModule {}
