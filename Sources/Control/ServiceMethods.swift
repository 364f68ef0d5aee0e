// org.varlink.service, which every Varlink service provides. Used to find out which version of the
// daemon is running.

package enum ServiceMethod {
  package enum GetInfo: ControlMethod {
    package static let name = "org.varlink.service.GetInfo"
    package typealias Parameters = NoParameters
    package typealias Reply = ServiceInfo
  }
}

/// The properties of a Varlink service, as varlink.org defines them.
package struct ServiceInfo: Hashable, Sendable, Codable {
  package var vendor: String
  package var product: String
  package var version: String
  package var url: String
  /// The names of all interfaces, org.varlink.service included.
  package var interfaces: [String]

  package init(
    vendor: String, product: String, version: String, url: String, interfaces: [String]
  ) {
    self.vendor = vendor
    self.product = product
    self.version = version
    self.url = url
    self.interfaces = interfaces
  }
}
