package dev.waymark.trainer.fit;

/// One regression tree over binned features, nodes in arrays; node 0 is the root. A row whose bin
/// in `column[k]` is at most `bin[k]` goes to `left[k]`, else to the node after it; a leaf has
/// column -1 and a value.
@SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
record Tree(int[] column, int[] bin, int[] left, double[] value) {
  double value(BinnedMatrix x, int row) {
    int node = 0;
    while (column[node] >= 0) {
      node = x.bin(column[node], row) <= bin[node] ? left[node] : left[node] + 1;
    }
    return value[node];
  }
}
