// The help texts.
export const HELP = `Portolan: from an export of your CRM to the real map of your sales process.

  portolan mine FILE... [options]     read logs, show how deals really flow
  portolan check FILE... [options]    what is wrong with a map, why, and how to mend it
  portolan convert IN OUT [options]   a map as BPMN, SVG, handbook, Mermaid, CSV or JSON; BPMN as a map
  portolan admin COMMAND [options]    accounts, keys, backup and restore of a server
  portolan help mine|check|convert    all options of a command, with examples

Examples
  portolan mine deals.csv
  portolan mine deals.csv --html map.html
  portolan mine deals.csv --model map.json --conformance
  portolan check map.json --explain
  portolan mine sales_pipeline.csv --stage-dates 'Engaging=engage_date' --outcome deal_stage=close_date
  portolan convert process.bpmn map.json
`;

export const MINE_HELP = `portolan mine FILE... [options]

Reads one or more files (CSV, TSV, XES, OCEL 2.0, Trello board JSON; also packed with gzip) as one log and shows how
cases really flow: the main path, the slowest paths, where cases end, the most frequent ways. Needs no server.

What is in the file (found by itself; say it where the guess is wrong)
  --format auto|csv|xes|ocel|trello what kind of file it is (auto)
  --case COLUMN                     which deal a row is about
  --case-object TYPE                of an object-centric log (OCEL): the type of object that is a deal
  --activity COLUMN                 what happened, or the stage that was entered
  --time COLUMN                     when
  --resource COLUMN                 who did it
  --stage-dates 'NAME=COLUMN,...'   one row per deal: each filled date is an event NAME
  --outcome COLUMN=DATECOLUMN       with --stage-dates: COLUMN names the last event, DATECOLUMN dates it
  --dates COLUMN=ORDER,...          how dates are written: dmy, mdy, ymd, iso, epoch_s, epoch_ms, excel
  --calendar NAME                   gregorian, buddhist or persian years (auto)
  --timezone ZONE                   zone of times that name none, e.g. Asia/Bangkok (UTC)
  --offsets apply|ignore            ignore reads +02:00 in a time as if it were not there (apply)
  --lifecycle complete|start|all    which events of a log with a lifecycle count (complete)
  --keep 'PATTERN'                  only activities like this; * stands for anything; may be repeated

What comes out
  --json                            figures as JSON on standard output
  --html FILE                       one file with the interactive map, opens without a network
  --xes FILE, --ocel FILE           the log itself as XES or OCEL 2.0 JSON, with all attributes; packed if it ends in .gz
  --rejects FILE                    rows that could not be read, each with its line and reason, as CSV
  --language CODE                   language of the HTML file: en, th, fa, zh-Hant, lv (en)

Logs larger than memory (CSV with one row per event; chosen by size)
  --out-of-core                     hold the log in a database on disk: map, ways and --stage-times as exact as ever,
                                    slower; the rest needs the log in memory
  --in-memory                       hold it in memory, whatever its size
  --memory SIZE                     use at most so much: 800MB, 4GB (most of what is free)
  --temp-folder FOLDER              where the database is put meanwhile (where the system has temporary files)

Beside a model
  --model FILE --conformance        how well the deals follow this map (map.json, process.bpmn), and where they leave it
  --model im:NOISE                  discover a model of the log itself: a process tree; NOISE 0 allows every deal,
                                    up to 1 leaves out what is rare; with --conformance also how well deals follow it
  --time-limit SECONDS              with a discovered model, for one way at most so long; then only bounds of its fitness
                                    are known, and that is said (none: as long as it takes)
  --out-model FILE                  write the discovered model as .bpmn, or as a draft map: .json
  --ends same-outcome|any           any: every deal has to reach an end of the map, open ones too, as PM4Py
                                    measures (same-outcome: closed deals have to, with their own outcome)

Where time goes, and why deals are won
  --stage-times                     how long deals stay in each stage, with those that are still there
  --bottlenecks                     days lost per stage and path, and how long deals stay in each stage
  --why outcome=won                 what won deals share, what quick wins share, where deals are lost
  --why COLUMN=VALUE                deals with this value against all others, or --against COLUMN=VALUE
  --won NAME,... --lost NAME,...    the activities that end a deal, --other NAME,... neither way (told by their names)
  --stages NAME,...                 the activities that are stages; the others are what happens meanwhile, and
                                    --why outcome=won also says after which of them deals go on sooner (all)

Examples
  portolan mine deals.csv
  portolan mine deals.csv --model map.json --conformance
  portolan mine deals.csv --model im:0.2 --conformance --out-model process.bpmn
  portolan mine deals.csv --bottlenecks --why outcome=won --won Signed --lost "No deal" --html map.html
  portolan mine january.csv february.csv --html map.html
  portolan mine export.csv --case "Deal ID" --activity "Stage" --time "Changed at" --dates "Changed at=dmy"
  portolan mine pipeline.csv --stage-dates 'Engaging=engage_date' --outcome deal_stage=close_date
  portolan mine log.xes.gz --keep 'A_*' --json > figures.json
  portolan mine orders.jsonocel --case-object orders
  portolan mine deals.csv --xes deals.xes.gz
  portolan mine board.json --rejects not-read.csv

Exit codes: 0 done; 1 a file cannot be read or written; 2 wrong usage.
`;

export const CHECK_HELP = `portolan check FILE... [options]

Reads maps (map.json, process.bpmn) and says which known mistakes they have, like a linter: how grave, where, which rule, what is
wrong. Every rule has a page in docs/map-check. Needs no server.

  --explain            under each finding, how to mend it
  --language CODE      en, th, fa, zh-Hant, lv (en)
  --settings FILE      thresholds, and rules switched off, as JSON:
                       {"mostStages": 12, "rules": {"no-kpi": "off", "no-goal": "error"}}
  --json               findings as JSON on standard output, each with its fix as a command

Examples
  portolan check map.json
  portolan check new-business.json renewal.json --explain
  portolan check map.json --json > findings.json

Exit codes: 0 no errors (warnings and advice are allowed); 1 errors, or a file that is no map; 2 wrong usage.
`;

export const CONVERT_HELP = `portolan convert IN OUT [options]

Turns a map into another format. The formats are known by the ends of the names. Needs no server.

  IN     map.json, or process.bpmn (BPMN 2.0, of any tool)
  OUT    .json   a map with every field
         .bpmn   BPMN 2.0, laid out, with every field; comes back unchanged
         .svg    a picture of the map
         .html   the handbook: the map and a page for each stage, to read and to print
         .mmd    a Mermaid flowchart
         .csv    a table of stages for spreadsheets
         -       standard output; say --to

Options
  --from json|bpmn                     what IN is, where its name does not say
  --to json|bpmn|svg|html|mmd|csv      what OUT shall be, where its name does not say
  --language CODE                      words that the format adds, and the direction of pictures:
                                       en, th, fa, zh-Hant, lv (en)
  --theme light|dark                   colours of .svg and .html; printed, .html is always light (light)
  --sheet A4|A3|Letter                 the size in which .svg prints, lying on its side

What a map says differently than a BPMN file, or not at all, is listed on standard error.

Examples
  portolan convert process.bpmn map.json
  portolan convert map.json map.bpmn --language lv
  portolan convert map.json handbook.html --language th
  portolan convert map.json poster.svg --sheet A3
  portolan convert map.json - --to mmd

Exit codes: 0 done; 1 a file cannot be read or written; 2 wrong usage.
`;
