// JSON as on the control socket: `--json` prints exactly what the interface defines.

import Varlink

/// The value as one line of JSON, with sorted keys, and null for nil.
package func jsonText(_ value: some Encodable) throws -> String {
  try JSONValue(encoding: value, nulls: .written).text
}
