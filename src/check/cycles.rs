//! The order in which things that need each other can be looked at, and the circles that allow none.

/// What a graph of needs comes to.
pub(super) struct Order {
    /// Every node, what it needs before it.
    pub(super) order: Vec<usize>,
    /// One circle of each group of nodes that need each other, as a path whose last node needs the first.
    pub(super) circles: Vec<Vec<usize>>,
    /// Every node of those groups.
    pub(super) entangled: Vec<usize>,
}

/// Orders nodes; `needs` has the nodes that each one needs. Linear, and without recursion.
pub(super) fn order(needs: &[Vec<usize>]) -> Order {
    let mut search = Search::new(needs);
    for node in 0..needs.len() {
        search.from(node);
    }
    search.result
}

/// Tarjan's search for groups of nodes that reach each other.
struct Search<'g> {
    needs: &'g [Vec<usize>],
    index: Vec<Option<usize>>,
    low: Vec<usize>,
    open: Vec<bool>,
    stack: Vec<usize>,
    next: usize,
    result: Order,
}

impl<'g> Search<'g> {
    fn new(needs: &'g [Vec<usize>]) -> Self {
        let count = needs.len();
        Search {
            needs,
            index: vec![None; count],
            low: vec![0; count],
            open: vec![false; count],
            stack: Vec::new(),
            next: 0,
            result: Order { order: Vec::new(), circles: Vec::new(), entangled: Vec::new() },
        }
    }

    fn from(&mut self, root: usize) {
        if self.seen(root).is_some() {
            return;
        }
        self.enter(root);
        let mut path = vec![(root, 0)];
        while let Some((node, at)) = path.last_mut() {
            let (node, step) = (*node, *at);
            *at += 1;
            match self.needs.get(node).and_then(|needs| needs.get(step)).copied() {
                Some(needed) => match self.seen(needed) {
                    None => {
                        self.enter(needed);
                        path.push((needed, 0));
                    }
                    Some(index) if self.is_open(needed) => self.lower(node, index),
                    Some(_) => {}
                },
                None => {
                    path.pop();
                    self.leave(node, path.last().map(|&(parent, _)| parent));
                }
            }
        }
    }

    fn seen(&self, node: usize) -> Option<usize> {
        self.index.get(node).copied().flatten()
    }

    fn is_open(&self, node: usize) -> bool {
        self.open.get(node).copied().unwrap_or(false)
    }

    fn low(&self, node: usize) -> usize {
        self.low.get(node).copied().unwrap_or(usize::MAX)
    }

    fn lower(&mut self, node: usize, to: usize) {
        if let Some(low) = self.low.get_mut(node) {
            *low = (*low).min(to);
        }
    }

    fn enter(&mut self, node: usize) {
        if let (Some(index), Some(low), Some(open)) =
            (self.index.get_mut(node), self.low.get_mut(node), self.open.get_mut(node))
        {
            (*index, *low, *open) = (Some(self.next), self.next, true);
        }
        self.next += 1;
        self.stack.push(node);
    }

    fn leave(&mut self, node: usize, parent: Option<usize>) {
        let low = self.low(node);
        if let Some(parent) = parent {
            self.lower(parent, low);
        }
        if self.seen(node) != Some(low) {
            return;
        }
        let mut group = Vec::new();
        while let Some(member) = self.stack.pop() {
            if let Some(open) = self.open.get_mut(member) {
                *open = false;
            }
            group.push(member);
            if member == node {
                break;
            }
        }
        self.close(group);
    }

    fn close(&mut self, mut group: Vec<usize>) {
        group.sort_unstable();
        self.result.order.extend(&group);
        let first = group.first().copied().unwrap_or_default();
        let needs_itself = self.needs.get(first).is_some_and(|needs| needs.contains(&first));
        if group.len() > 1 || needs_itself {
            self.result.circles.push(circle(self.needs, first, &group));
            self.result.entangled.extend(group);
        }
    }
}

/// The shortest way from a node of a group back to itself.
fn circle(needs: &[Vec<usize>], start: usize, group: &[usize]) -> Vec<usize> {
    let place = |node: usize| group.binary_search(&node).ok();
    let mut came_from: Vec<Option<usize>> = vec![None; group.len()];
    let mut waiting = std::collections::VecDeque::from([start]);
    while let Some(node) = waiting.pop_front() {
        for &next in needs.get(node).into_iter().flatten() {
            if next == start {
                return way_back(node, start, group, &came_from);
            }
            if let Some(slot) = place(next).and_then(|place| came_from.get_mut(place))
                && slot.is_none()
            {
                *slot = Some(node);
                waiting.push_back(next);
            }
        }
    }
    vec![start]
}

fn way_back(last: usize, start: usize, group: &[usize], came_from: &[Option<usize>]) -> Vec<usize> {
    let mut path = vec![last];
    let mut node = last;
    while node != start {
        let Some(&Some(before)) = group.binary_search(&node).ok().and_then(|place| came_from.get(place)) else { break };
        path.push(before);
        node = before;
    }
    path.reverse();
    path
}
