// Drawing on the map, loaded when somebody starts to draw.
import type { Map as Sheet } from 'maplibre-gl';
import type { TerraDraw } from 'terra-draw';
import { palette, type Theme } from '../cartography/palette.ts';
import { shapeOf, type Shape, type Tool } from './shape.ts';

const MODE = { area: 'polygon', near: 'circle', bbox: 'rectangle' } as const;

/** Starts drawing with a tool; `ondone` is told what came of it once. Returns what ends it. */
export async function startDrawing(
	map: Sheet,
	tool: Tool,
	theme: Theme,
	ondone: (result: Shape | string) => void
): Promise<() => void> {
	const [terra, { TerraDrawMapLibreGLAdapter }] = await Promise.all([
		import('terra-draw'),
		import('terra-draw-maplibre-gl-adapter')
	]);
	const colour = palette(theme).accent as `#${string}`;
	const styles = {
		fillColor: colour,
		fillOpacity: 0.08,
		outlineColor: colour,
		outlineWidth: 2,
		closingPointColor: colour,
		closingPointOutlineColor: palette(theme).panel as `#${string}`
	};
	const draw: TerraDraw = new terra.TerraDraw({
		adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9 }),
		modes: [
			new terra.TerraDrawPolygonMode({ styles }),
			new terra.TerraDrawCircleMode({
				styles,
				drawInteraction: 'click-move-or-drag',
				segments: 96
			}),
			new terra.TerraDrawRectangleMode({ styles, drawInteraction: 'click-move-or-drag' })
		]
	});
	draw.start();
	draw.setMode(MODE[tool]);
	draw.on('finish', (id) => {
		const drawn = draw.getSnapshotFeature(id);
		if (drawn?.geometry.type !== 'Polygon') return;
		ondone(shapeOf(tool, drawn.geometry.coordinates[0] as [number, number][]));
	});
	return () => {
		// A map that was removed has taken the drawing with it.
		if (draw.enabled && map.style) draw.stop();
	};
}
