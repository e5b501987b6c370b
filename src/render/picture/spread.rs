//! Labels in a column: each as near as it can be to where it belongs, none on another, in the order given.

/// Where the middles of labels come to stand. Each label has the place where it belongs and its height; the column
/// reaches from `top` to `bottom`. Where they do not fit, they run over the bottom.
pub(super) fn spread(wanted: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    // Labels that push each other stand as one block, whose middle is the mean of where they belong.
    let mut blocks: Vec<Block> = Vec::new();
    for (at, (place, height)) in wanted.iter().enumerate() {
        blocks.push(Block { first: at, count: 1.0, height: *height, offsets: place - height / 2.0, top: 0.0 });
        settle(&mut blocks, top, bottom);
        while let [.., before, last] = blocks.as_mut_slice()
            && before.top + before.height > last.top
        {
            // Each label of the block that joins begins so much lower as the block before it is high.
            before.offsets += last.offsets - last.count * before.height;
            before.count += last.count;
            before.height += last.height;
            blocks.pop();
            settle(&mut blocks, top, bottom);
        }
    }
    let mut places = Vec::with_capacity(wanted.len());
    for (at, block) in blocks.iter().enumerate() {
        let past = blocks.get(at + 1).map_or(wanted.len(), |next| next.first);
        let mut y = block.top;
        for (_, height) in wanted.get(block.first..past).unwrap_or_default() {
            places.push(y + height / 2.0);
            y += height;
        }
    }
    places
}

struct Block {
    /// Its first label.
    first: usize,
    /// How many labels.
    count: f64,
    /// How high it is.
    height: f64,
    /// The sum of where each label would have the block's top.
    offsets: f64,
    /// Its top.
    top: f64,
}

/// Puts the last block where its labels want it, within the column.
fn settle(blocks: &mut [Block], top: f64, bottom: f64) {
    if let Some(last) = blocks.last_mut() {
        last.top = (last.offsets / last.count).min(bottom - last.height).max(top);
    }
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn labels_with_room_stand_where_they_belong() {
        assert_eq!(spread(&[(10.0, 10.0), (50.0, 10.0)], 0.0, 100.0), [10.0, 50.0]);
    }

    #[test]
    fn labels_that_push_each_other_share_the_way() {
        assert_eq!(spread(&[(50.0, 10.0), (50.0, 10.0)], 0.0, 100.0), [45.0, 55.0]);
        assert_eq!(spread(&[(50.0, 10.0), (50.0, 30.0)], 0.0, 100.0), [40.0, 60.0]);
    }

    #[test]
    fn the_column_has_ends() {
        assert_eq!(spread(&[(0.0, 10.0), (0.0, 10.0), (100.0, 10.0)], 0.0, 100.0), [5.0, 15.0, 95.0]);
    }

    #[test]
    fn none_lies_on_another_however_many_there_are() {
        for count in [1_u32, 2, 7, 40] {
            let wanted: Vec<(f64, f64)> =
                (0..count).map(|at| (f64::from((at * 37) % 50), 10.0 + f64::from(at % 3))).collect();
            let mut sorted = wanted;
            sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
            let places = spread(&sorted, 0.0, 500.0);
            for at in 1..places.len() {
                let (above, below) = (places[at - 1] + sorted[at - 1].1 / 2.0, places[at] - sorted[at].1 / 2.0);
                assert!(above <= below + 1e-9, "{count}: {above} {below}");
            }
        }
    }
}
