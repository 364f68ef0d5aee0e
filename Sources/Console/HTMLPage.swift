// What all pages have in common: the style, for light and dark screens and for paper, and the way
// in which text gets into the markup.

import Control

package enum HTML {
  /// A text in a page. A page may be shown by a terminal as well, so that it has no control
  /// character.
  package static func text(_ text: String) -> String {
    text.printable.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }

  /// A complete document that needs nothing from a network.
  /// - Parameters:
  ///   - title: markup, from `text`.
  ///   - body: markup.
  package static func page(title: String, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(title)</title>
    <style>\(style)</style>
    </head>
    <body>
    \(body)
    </body>
    </html>

    """
  }

  /// The colours follow the reader's preference; on paper the page is A4 and black on white.
  private static let style = """
    :root{--ink:#1a1a1a;--page:#fff;--line:#767676;--accent:#0b5394}
    @media (prefers-color-scheme:dark){:root{--ink:#eee;--page:#161616;--line:#8c8c8c;\
    --accent:#8ab8f0}}
    body{font:15px/1.4 system-ui,sans-serif;color:var(--ink);background:var(--page);\
    max-width:46rem;margin:1.5rem auto;padding:0 1rem}
    h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:1.1rem 0 .3rem}
    header p,footer p{margin:.2rem 0}footer{font-size:.85em;margin-top:1rem}
    table{border-collapse:collapse;width:100%;margin:.3rem 0;font-variant-numeric:tabular-nums}
    caption{text-align:left;font-size:.9em;padding-bottom:.2rem}
    th,td{text-align:left;padding:.12rem .6rem .12rem 0;border-bottom:1px solid var(--line)}
    tbody th{font-weight:400}figure{margin:.3rem 0}ul{margin:.3rem 0;padding-left:1.2rem}
    svg{width:100%;height:auto;font:11px system-ui,sans-serif;fill:var(--ink)}
    svg .grid{stroke:var(--line);stroke-width:.5}
    svg polyline{fill:none;stroke:var(--accent);stroke-width:1.5}svg circle{fill:var(--accent)}
    svg .stiffness{stroke-dasharray:4 3}svg rect{fill:none;stroke:var(--accent);stroke-width:1.5}
    figcaption{font-size:.85em}
    .box{display:inline-block;width:.9em;height:.9em;border:1px solid var(--ink);\
    vertical-align:-.1em}
    @page{size:A4;margin:14mm}
    @media print{:root{--ink:#000;--page:#fff;--line:#999;--accent:#000}\
    body{font-size:9pt;line-height:1.25;margin:0;max-width:none;padding:0}\
    h1{font-size:15pt}h2{font-size:11pt;margin:.6rem 0 .1rem}p{margin:.2rem 0}\
    th,td{padding:.04rem .5rem .04rem 0}figure{max-width:130mm}section{break-inside:avoid}}
    """
}
