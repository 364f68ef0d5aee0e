// The version, defined once for both programs and for org.varlink.service.

package enum LimberVersion {
  package static let text = "0.1.0"
}
