// The same JSON on the wire and on the terminal: `--json` prints what the interface says.

import Varlink

/// The value as one line of JSON, keys in the order of their names; what is nil is null.
package func jsonText(_ value: some Encodable) throws -> String {
  try JSONValue(encoding: value, nulls: .written).text
}
