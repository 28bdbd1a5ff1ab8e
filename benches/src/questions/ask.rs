//! Asks all questions in order, prints the answers, writes them down.

use serde_json::Value;
use serde_json::json;

use crate::options::Options;
use crate::questions::fold::fold;
use crate::questions::hostile::hostile;
use crate::questions::latency::latency;
use crate::questions::load::loads;
use crate::questions::machine::machine;
use crate::questions::quiet::quiet;
use crate::questions::ratios::Column;
use crate::questions::ratios::Effort;
use crate::questions::ratios::column;
use crate::questions::rules::rules;
use crate::world::Words;
use crate::world::World;

/// Rows of the table: name, and what it says.
const ROWS: &[(&str, &str)] = &[
    ("u_word", "x U, words"),
    ("u_verdict", "x U, verdicts"),
    ("vectorscan", "x vectorscan"),
    ("yara_x", "x YARA-X"),
    ("u_infix", "x U, infix"),
    ("u_infix_en", "  en articles"),
    ("u_infix_ar", "  ar articles"),
];

/// `compare`.
pub fn ask(options: &Options) -> Result<(), String> {
    let effort = Effort::of(options);
    let mut told = json!({"quick": options.quick, "seed": options.seed, "machine": machine()});
    let words = Words::new(options.seed);
    let (posts, bytes) = if options.quick {
        (10_000, 1 << 20)
    } else {
        (50_000, 4 << 20)
    };
    let world = World::new(&words, posts, bytes);
    println!("{}", told["machine"]);

    let asked = options.asks("others") || ROWS.iter().any(|(row, _)| options.asks(row));
    let columns: Vec<Column> = match asked {
        true => options
            .counts
            .iter()
            .map(|count| told_of(column(&world, *count, options)))
            .collect(),
        false => vec![],
    };
    if !columns.is_empty() {
        table(&columns);
        (told["ratios"], told["missing"]) = ratios(&columns);
        told["details"] = columns
            .iter()
            .map(|column| (column.count.to_string(), column.details.clone()))
            .collect();
        told["fall_10k_to_1m"] = json!(fall(&columns));
    }
    let mut say = |name: &str, answer: &dyn Fn() -> Result<Value, String>| {
        if options.asks(name) {
            told[name] = answer()?;
            println!("{name}: {}", told[name]);
        }
        Ok::<(), String>(())
    };
    say("fold_mb_per_s", &|| Ok(fold(&world, effort.rounds)))?;
    say("latency", &|| Ok(latency(&world, effort.rounds)))?;
    say("without_hits", &|| Ok(quiet(&world, effort.rounds)))?;
    say("rules", &|| {
        Ok(rules(&world, effort.rounds, effort.seconds))
    })?;
    // The column of a million says how long that takes to load; what it holds takes loading it twice more.
    let most = if options.quick { 100_000 } else { usize::MAX };
    let counts: Vec<usize> = options
        .counts
        .iter()
        .copied()
        .filter(|count| *count <= most)
        .collect();
    say("load", &|| loads(&world, &counts))?;
    let short = if options.quick { 2_500 } else { 20_000 };
    say("hostile", &|| Ok(hostile(short)))?;
    if let Some(path) = &options.json {
        let text = serde_json::to_string_pretty(&told).map_err(|error| error.to_string())?;
        std::fs::write(path, text + "\n")
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// Says how far it is, and hands the column on.
fn told_of(column: Column) -> Column {
    eprintln!(
        "{} terms: {:.2} hits/KB, {:.0} % of posts without, {:.2} us a post",
        column.count,
        column.tally.per_kb(),
        column.tally.without as f64 * 100.0 / column.tally.texts as f64,
        column.ours / 1e3
    );
    column
}

fn table(columns: &[Column]) {
    print!("{:16}", "terms");
    for column in columns {
        print!("{:>12}", column.count);
    }
    println!();
    for (row, title) in ROWS {
        let cells = columns.iter().map(|column| {
            let ratio = column.ratios.iter().find(|(name, _)| name == row);
            ratio.map(|(_, ratio)| {
                ratio
                    .as_ref()
                    .map_or("-".to_owned(), |ratio| format!("{ratio:.2}"))
            })
        });
        let cells: Vec<Option<String>> = cells.collect();
        if cells.iter().any(Option::is_some) {
            print!("{title:16}");
            for cell in cells {
                print!("{:>12}", cell.unwrap_or_default());
            }
            println!();
        }
    }
    for column in columns {
        let others = column.details["others"].as_object();
        for (name, times) in others.into_iter().flatten() {
            println!(
                "x {name} at {}: {:.2}",
                column.count,
                times.as_f64().unwrap_or(f64::NAN)
            );
        }
        for (row, ratio) in &column.ratios {
            if let Err(why) = ratio {
                println!("{row} at {}: {why}", column.count);
            }
        }
    }
}

/// By row and length; where there is no figure, `null`, and the reason beside them.
fn ratios(columns: &[Column]) -> (Value, Value) {
    let (mut told, mut missing) = (json!({}), json!({}));
    for column in columns {
        let count = column.count.to_string();
        for (row, ratio) in &column.ratios {
            told[*row][&count] = json!(ratio.as_ref().ok());
            if let Err(why) = ratio {
                missing[*row][&count] = json!(why);
            }
        }
    }
    (told, missing)
}

/// How many times as long a post takes at a million terms as at ten thousand.
fn fall(columns: &[Column]) -> Option<f64> {
    let at = |count: usize| {
        columns
            .iter()
            .find(|column| column.count == count)
            .map(|column| column.ours)
    };
    Some(at(1_000_000)? / at(10_000)?)
}
