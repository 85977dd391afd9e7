"""The units and currencies a case speaks of, and the names they are logged under.

A table in the code rather than a file: it is read by people who change it and is loaded with the
program. Words are compared in lower case, symbols as printed, because MB and Mb are not the same.
Nothing is converted: a unit is named, never turned into another.
"""

from collections.abc import Sequence

import msgspec

from reviewer.text.quantities.pieces import Piece, Sort, is_glued


class Measure(msgspec.Struct, frozen=True, gc=False):
    """A unit: the name it is logged under, and the kind of quantity that an amount of it is."""

    name: str
    kind: str


# kind: name = words | words ... ; symbols. A name is the first word unless "name =" says otherwise.
_TABLE = """
data_size: byte|bytes ; B
data_size: KB = kilobyte|kilobytes ; KB kB
data_size: MB = megabyte|megabytes|meg|megs ; MB
data_size: GB = gigabyte|gigabytes|gig|gigs ; GB Gb
data_size: TB = terabyte|terabytes ; TB Tb
data_size: PB = petabyte|petabytes ; PB
data_size: EB = exabyte|exabytes ; EB
data_size: KiB = kibibyte|kibibytes ; KiB
data_size: MiB = mebibyte|mebibytes ; MiB
data_size: GiB = gibibyte|gibibytes ; GiB
data_size: TiB = tebibyte|tebibytes ; TiB
data_size: bit|bits
data_size: Mbit = megabit|megabits ; Mb Mbit
data_size: Gbit = gigabit|gigabits ; Gbit
rate: kbit/s = kilobits per second ; kbps Kbps kbit/s
rate: Mbit/s = megabits per second|megabit per second ; Mbps Mb/s Mbit/s
rate: Gbit/s = gigabits per second|gigabit per second ; Gbps Gb/s Gbit/s
rate: MB/s = megabytes per second ; MB/s MBps
rate: rpm = revolutions per minute|revolution per minute ; rpm RPM
rate: mpg = miles per gallon|mile per gallon ; mpg MPG
rate: Hz = hertz ; Hz
rate: kHz = kilohertz ; kHz
rate: MHz = megahertz ; MHz
rate: GHz = gigahertz ; GHz Ghz
duration: ns = nanosecond|nanoseconds ; ns
duration: µs = microsecond|microseconds ; µs μs
duration: ms = millisecond|milliseconds|msec ; ms
duration: second|seconds|secs|sec ; s
duration: minute|minutes|mins|min
duration: hour|hours|hrs|hr ; h
duration: day|days ; d
duration: business day|business days|working day|working days|court day|court days
duration: calendar day|calendar days
duration: week|weeks|wks|wk
duration: fortnight|fortnights
duration: month|months|mos
duration: quarter|quarters
duration: year|years|yrs|yr
duration: decade|decades
duration: century|centuries
duration: year of age = years old|year old|years of age|year of age|year olds|yrs old|yr old
duration: month of age = months old|month old|months of age
duration: week of age = weeks old|week old
duration: day of age = days old|day old
percentage: percent|per cent|pct|percents ; % ％
percentage: per mille|permille ; ‰
percentage: ppm = parts per million|part per million ; ppm
percentage: ppb = parts per billion|part per billion ; ppb
percentage_points: percentage point|percentage points
percentage_points: basis point|basis points|bps|bp|bips
length: m = metre|metres|meter|meters ; m
length: km = kilometre|kilometres|kilometer|kilometers|kms ; km KM Km
length: dm = decimetre|decimetres|decimeter|decimeters ; dm
length: cm = centimetre|centimetres|centimeter|centimeters ; cm CM
length: mm = millimetre|millimetres|millimeter|millimeters ; mm MM
length: µm = micrometre|micrometres|micrometer|micrometers|micron|microns ; µm μm
length: nm = nanometre|nanometres|nanometer|nanometers ; nm
length: inch|inches|in ; ″
length: foot|feet|ft ; ′
length: yard|yards|yds|yd
length: mile|miles|mi
length: nautical mile|nautical miles ; nmi
length: light year|light years
area: m² = square metre|square metres|square meter|square meters|sq m|sqm ; m² m2
area: km² = square kilometre|square kilometres|square kilometer|square kilometers|sq km ; km²
area: cm² = square centimetre|square centimetres|square centimeter|square centimeters ; cm²
area: square foot|square feet|sq ft|sqft ; ft²
area: square inch|square inches|sq in
area: square yard|square yards
area: square mile|square miles|sq mi
area: acre|acres
area: hectare|hectares ; ha
volume: litre|litres|liter|liters ; L l
volume: ml = millilitre|millilitres|milliliter|milliliters|cc ; ml mL
volume: m³ = cubic metre|cubic metres|cubic meter|cubic meters ; m³
volume: cm³ = cubic centimetre|cubic centimetres|cubic centimeter|cubic centimeters ; cm³
volume: cubic foot|cubic feet|cu ft ; ft³
volume: cubic inch|cubic inches
volume: cubic yard|cubic yards
volume: gallon|gallons|gal
volume: quart|quarts|qt
volume: pint|pints
volume: fluid ounce|fluid ounces|fl oz
volume: teaspoon|teaspoons|tsp
volume: tablespoon|tablespoons|tbsp
volume: cup|cups
volume: barrel|barrels ; bbl
mass: gram|grams|gramme|grammes ; g
mass: kg = kilogram|kilograms|kilo|kilos|kgs|kilogramme|kilogrammes ; kg KG Kg
mass: mg = milligram|milligrams ; mg
mass: mcg = microgram|micrograms ; mcg µg μg
mass: tonne|tonnes|metric ton|metric tons ; t
mass: ton|tons|short ton|short tons
mass: pound|pounds|lbs|lb
mass: ounce|ounces|oz
mass: stone
speed: mph = miles per hour|mile per hour|miles an hour|mile an hour ; mph MPH
speed: km/h = kilometres per hour|kilometers per hour|kilometers an hour|kph ; km/h
speed: m/s = metres per second|meters per second|metre per second|meter per second ; m/s
speed: ft/s = feet per second|foot per second ; ft/s
speed: knot|knots
temperature: °C = degrees celsius|degree celsius|celsius|centigrade|degrees c ; °C
temperature: °F = degrees fahrenheit|degree fahrenheit|fahrenheit|degrees f|degree f ; °F
temperature: K = kelvin|kelvins ; K
temperature: degree|degrees ; °
score: star|stars
score: point|points|pts
: kW = kilowatt|kilowatts ; kW KW
: MW = megawatt|megawatts ; MW
: GW = gigawatt|gigawatts ; GW
: watt|watts ; W
: kWh = kilowatt hour|kilowatt hours ; kWh
: MWh = megawatt hour|megawatt hours ; MWh
: horsepower|bhp ; hp HP
: calorie|calories ; cal
: joule|joules ; J
: psi = pounds per square inch ; psi
: newton|newtons ; N
: Nm = newton metre|newton metres|newton meter|newton meters ; Nm
: pound-foot|pound foot|pound feet|foot pounds|foot pound
: MPa = megapascal|megapascals ; MPa
: kPa = kilopascal|kilopascals ; kPa
: bar|bars
: volt|volts ; V
: amp|amps|ampere|amperes
: mAh = milliamp hours ; mAh
: decibel|decibels ; dB
count: pixel|pixels
count: megapixel|megapixels ; MP
count: time|times
ratio: times = fold ; x X ×
money: USD = dollar|dollars|usd|us dollar|us dollars|bucks|buck ; $ US$ USD
money: USD cent = cent|cents ; ¢
money: GBP = pound sterling|pounds sterling|british pound|british pounds|gbp|quid ; £ GBP
money: GBP penny = pence|penny
money: EUR = euro|euros|eur ; € EUR
money: JPY = yen|japanese yen|jpy ; ¥ JPY
money: CNY = yuan|renminbi|rmb|cny|chinese yuan ; 元 CNY RMB
money: CAD = canadian dollar|canadian dollars|cad ; C$ CA$ CAD
money: AUD = australian dollar|australian dollars|aud ; A$ AU$ AUD
money: NZD = new zealand dollar|new zealand dollars ; NZ$ NZD
money: HKD = hong kong dollar|hong kong dollars ; HK$ HKD
money: SGD = singapore dollar|singapore dollars ; S$ SGD
money: INR = rupee|rupees|indian rupee|indian rupees|inr ; ₹ INR
money: CHF = swiss franc|swiss francs|franc|francs|chf ; CHF
money: KRW = won|korean won ; ₩ KRW
money: RUB = ruble|rubles|rouble|roubles ; ₽ RUB
money: ILS = shekel|shekels ; ₪ ILS
money: TRY = turkish lira|lira ; ₺
money: MXN = mexican peso|mexican pesos ; MX$ MXN
money: PHP = peso|pesos ; ₱
money: BRL = brazilian real|reais ; R$ BRL
money: SEK = swedish krona|krona|kronor ; SEK
money: NOK = norwegian krone|krone|kroner ; NOK
money: DKK = danish krone ; DKK
money: ZAR = south african rand|rand ; ZAR
money: MYR = ringgit ; MYR
money: THB = baht ; ฿ THB
money: NGN = naira ; ₦ NGN
money: AED = dirham|dirhams ; AED
money: SAR = riyal|riyals ; SAR
money: BTC = bitcoin|bitcoins|btc ; ₿ BTC
"""
_LONGEST = 5  # words of a unit
_SHORT = 2  # letters of a unit that may carry a stop
_HYPHENS = frozenset("-‐‑")
# Words that are a unit only glued to a figure, or where a figure stands right before them.
_ONLY_GLUED = frozenset("xXNVJWtdslhKB")


def _read() -> tuple[dict[tuple[str, ...], Measure], dict[str, Measure]]:
    words: dict[tuple[str, ...], Measure] = {}
    symbols: dict[str, Measure] = {}
    for line in _TABLE.strip().splitlines():
        kind, _, rest = line.partition(":")
        named, _, marks = rest.partition(" ; ")
        name, equals, spoken = named.partition(" = ")
        forms = [form.strip() for form in (spoken if equals else name).split("|")]
        measure = Measure(name.strip() if equals else forms[0], kind)
        words |= {tuple(form.replace("-", " ").split()): measure for form in forms}
        symbols |= dict.fromkeys(marks.split(), measure)
    return words, symbols


_WORDS, _SYMBOLS = _read()
_FIRST_WORDS = frozenset(words[0] for words in _WORDS)


def money_before(pieces: Sequence[Piece], at: int) -> tuple[Measure, int] | None:
    """The currency printed before an amount, and the piece behind it: ``$``, ``US $``, ``EUR``."""
    step = at + (pieces[at].printed in {"US", "Mex"} and pieces[at + 1].word == "$")
    measure = _SYMBOLS.get(pieces[step].printed)
    return (measure, step + 1) if measure is not None and measure.kind == "money" else None


def measure_at(pieces: Sequence[Piece], at: int, *, figures: bool) -> tuple[Measure, int] | None:
    """The unit that begins at a piece, the longest that does, and the piece behind it.

    ``figures`` says that figures stand before it: ``12 m`` is a length, ``twelve m`` is nothing.
    """
    at += pieces[at].word in _HYPHENS and pieces[at + 1].sort is Sort.WORD
    return (_symbol_at(pieces, at) if figures else None) or _words_at(pieces, at)


def named(word: str) -> Measure | None:
    """The unit that one word names."""
    return _WORDS.get((word.lower(),))


def _symbol_at(pieces: Sequence[Piece], at: int) -> tuple[Measure, int] | None:
    joined, end = pieces[at].printed, at + 1
    if pieces[end].word in {"/", "°"} or joined == "°":
        longer = joined + pieces[end].printed
        longer += pieces[end + 1].printed if pieces[end].word == "/" else ""
        if longer in _SYMBOLS:
            return _SYMBOLS[longer], end + 1 + (pieces[end].word == "/")
    if joined in _ONLY_GLUED and not is_glued(pieces, at):
        return None
    measure = _SYMBOLS.get(joined)
    return (measure, end) if measure is not None else None


def _words_at(pieces: Sequence[Piece], at: int) -> tuple[Measure, int] | None:
    if pieces[at].word not in _FIRST_WORDS:
        return None
    words: list[str] = []
    found: tuple[Measure, int] | None = None
    step = at
    while len(words) < _LONGEST and pieces[step].sort is Sort.WORD:
        words.append(pieces[step].word.partition("’")[0].partition("'")[0])
        step += 1
        measure = _WORDS.get(tuple(words))
        if measure is not None and not (words == ["in"] and not is_glued(pieces, at)):
            found = (measure, step)
        step += pieces[step].word in _HYPHENS or _is_abbreviated(pieces, step)
    return found


def _is_abbreviated(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a stop stands here behind a short form: ``sq. ft.``."""
    return pieces[at].word == "." and len(pieces[at - 1].word) <= _SHORT
