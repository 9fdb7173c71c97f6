import type { Extent } from '../domain/extent.ts';
import { EARTH_KM } from './distance.ts';

const RAD = Math.PI / 180;

/** The extent of a circle of so many kilometres; west > east where it crosses the antimeridian. */
export function extentOfCircle(lon: number, lat: number, km: number): Extent {
	const angle = km / EARTH_KM;
	const up = angle / RAD;
	const [south, north] = [Math.max(-90, lat - up), Math.min(90, lat + up)];
	if (lat - up <= -90 || lat + up >= 90) return [-180, south, 180, north];
	const across = Math.asin(Math.sin(angle) / Math.cos(lat * RAD)) / RAD;
	const [west, east] = [lon - across, lon + across];
	return [west < -180 ? west + 360 : west, south, east > 180 ? east - 360 : east, north];
}
