// Which language is asked for, by the variables of the environment.

import Languages
import Testing

@Suite struct LanguageWishTests {
  @Test(
    arguments: [
      ([:], []),
      (["LANG": "C"], []), (["LANG": "POSIX"], []), (["LANG": "C.UTF-8"], []),
      (["LANG": "de_DE"], ["de-DE", "de"]),
      (["LANG": "de_AT.UTF-8"], ["de-AT", "de"]),
      (["LANG": "ca_ES.UTF-8@valencia"], ["ca-ES", "ca"]),
      (["LANG": "pt_BR.UTF-8"], ["pt-BR", "pt"]),
      (["LANG": "xx_YY.UTF-8"], ["xx-YY", "xx"]),
      (["LANG": "en_US.UTF-8", "LC_MESSAGES": "fr_FR"], ["fr-FR", "fr"]),
      (["LANG": "en_US.UTF-8", "LC_MESSAGES": "fr_FR", "LC_ALL": "it_IT"], ["it-IT", "it"]),
      (["LANG": "en_US.UTF-8", "LC_ALL": ""], ["en-US", "en"]),
      (["LANG": "en_US", "LANGUAGE": "de_CH:fr"], ["de-CH", "de", "fr", "en-US", "en"]),
      (["LANG": "C", "LANGUAGE": "de"], []),
      (["LANG": "../../etc/passwd"], []), (["LANG": "de_DE\n"], []), (["LANG": "_"], []),
    ] as [([String: String], [String])])
  func theFirstVariableThatIsSetCounts(environment: [String: String], expected: [String]) {
    #expect(LanguageWish.tags(environment) == expected)
  }
}
