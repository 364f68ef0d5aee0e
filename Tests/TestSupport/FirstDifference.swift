// Streams of sound are compared sample by sample, and a failure names a place: expecting the arrays
// to be equal would print a million numbers.

/// Where two streams differ first, in samples; nil where they are the same.
package func firstDifference(_ one: [Float], _ other: [Float]) -> Int? {
  if one.count != other.count { return min(one.count, other.count) }
  return one.indices.first { one[$0] != other[$0] }
}
