// org.varlink.service: what every Varlink service answers. Of use to tell which version runs.

package enum ServiceMethod {
  package enum GetInfo: ControlMethod {
    package static let name = "org.varlink.service.GetInfo"
    package typealias Parameters = NoParameters
    package typealias Reply = ServiceInfo
  }
}

package struct ServiceInfo: Hashable, Sendable, Codable {
  package var vendor: String
  package var product: String
  package var version: String
  package var url: String
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
