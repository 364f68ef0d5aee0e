import Control
import Testing
import Varlink

@Suite struct InterfaceTextTests {
  @Test(arguments: ControlInterface.all)
  func formattingIsAFixedPoint(text: String) throws {
    let interface = try InterfaceDescription(parsing: text)
    let formatted = interface.formatted
    #expect(try InterfaceDescription(parsing: formatted) == interface)
    #expect(try InterfaceDescription(parsing: formatted).formatted == formatted)
  }
}
