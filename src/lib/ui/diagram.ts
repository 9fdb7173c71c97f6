import type { Relation } from '../domain/group.ts';
import { formatRelation } from '../domain/relation.ts';
import type { RelationStanding } from '../domain/standing.ts';

/** One relation as a line of the diagram. */
export interface Edge {
	/** As "is part of", seen from the group in the middle. */
	words: string;
	standing: RelationStanding;
	/** Which way its arrow points; none where both ends are equal. */
	arrow: 'out' | 'in' | 'none';
	/** Vertical middle of its label, in pixels. */
	y: number;
}
/** A group at the other end, with all its relations to the one in the middle. */
export interface Node {
	id: string;
	name: string;
	edges: Edge[];
	/** Top of its box, in pixels. */
	y: number;
}
export interface Diagram {
	nodes: Node[];
	/** Of the whole drawing, in pixels. */
	height: number;
}

/** Heights in pixels: of a box, of an edge's label, between two groups. */
export const BOX = 30;
const LINE = 18;
const GAP = 12;

/** A name cut to so many characters, for a box that has no room for more. */
export const cut = (name: string, most: number): string => {
	const letters = [...name];
	return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : name;
};

function arrowOf({ from, type }: Relation, group: string): Edge['arrow'] {
	if (type === 'cooperates with' || type === 'linked to') return 'none';
	return from === group ? 'out' : 'in';
}

/** A group's relations as a tree: the group on top, below it each other group under what ties them. */
export function diagramOf(
	group: string,
	relations: readonly Relation[],
	names: Record<string, string>
): Diagram {
	const nodes = new Map<string, Node>();
	for (const relation of relations) {
		const other = relation.from === group ? relation.to : relation.from;
		const node = nodes.get(other) ?? { id: other, name: names[other] ?? other, edges: [], y: 0 };
		const end = relation.from === group ? 'from' : 'to';
		const where = relation.where ? `, in ${relation.where}` : '';
		node.edges.push({
			words: formatRelation(relation.type, end) + where,
			standing: relation.standing,
			arrow: arrowOf(relation, group),
			y: 0
		});
		nodes.set(other, node);
	}
	let y = BOX + GAP;
	for (const node of nodes.values()) {
		for (const edge of node.edges) {
			edge.y = y + LINE / 2;
			y += LINE;
		}
		node.y = y + 2;
		y = node.y + BOX + GAP;
	}
	return { nodes: [...nodes.values()], height: y };
}
