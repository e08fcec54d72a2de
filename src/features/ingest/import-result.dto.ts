import { ApiProperty } from '@nestjs/swagger';

class FindingExampleDto {
  @ApiProperty({ type: Number, nullable: true }) line!: number | null;
  @ApiProperty() message!: string;
}

class FindingDto {
  @ApiProperty() code!: string;
  @ApiProperty({ enum: ['info', 'warning', 'suspect', 'rejected'] }) severity!: string;
  @ApiProperty() count!: number;
  @ApiProperty() example!: FindingExampleDto;
}

class DaySpanDto {
  @ApiProperty({ example: '2025-06-01' }) from!: string;
  @ApiProperty({ example: '2025-06-30' }) to!: string;
}

/** rows = accepted + unchanged + corrected + rejected, always. */
export class ImportResultDto {
  @ApiProperty() importId!: string;
  @ApiProperty() file!: string;
  @ApiProperty() kind!: string;
  @ApiProperty() rows!: number;
  @ApiProperty() accepted!: number;
  @ApiProperty() unchanged!: number;
  @ApiProperty() corrected!: number;
  @ApiProperty() rejected!: number;
  @ApiProperty({ type: [FindingDto] }) findings!: FindingDto[];
  @ApiProperty({ type: DaySpanDto, nullable: true }) days!: DaySpanDto | null;
  @ApiProperty({ type: String, nullable: true }) rejectsFile!: string | null;
}
