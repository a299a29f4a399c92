use crate::words::{Words, capital};

/// A piece of code in each of four languages, as the fenced block of a post.
pub(crate) fn blocks(words: &mut Words) -> [String; 4] {
    [rust(words), python(words), javascript(words), shell(words)]
}

fn rust(words: &mut Words) -> String {
    let [kind, field, method, value] = [(); 4].map(|()| words.name());
    let kind: String = kind.split('_').map(capital).collect();
    let (limit, remark) = (words.numbers.between(2, 900), words.some(6));
    format!(
        "```rust\n/// {remark}\npub struct {kind} {{\n    {field}: Vec<u32>,\n}}\n\nimpl {kind} {{\n    \
         pub fn {method}(&mut self, {value}: u32) -> Option<u32> {{\n        \
         if {value} > {limit} {{\n            return None;\n        }}\n        \
         self.{field}.push({value});\n        self.{field}.iter().copied().max()\n    }}\n}}\n```"
    )
}

fn python(words: &mut Words) -> String {
    let [function, items, item, total] = [(); 4].map(|()| words.name());
    let (step, remark) = (words.numbers.between(2, 90), words.some(5));
    format!(
        "```python\ndef {function}({items}: list[int], *, step: int = {step}) -> int:\n    \
         \"\"\"{remark}\"\"\"\n    {total} = 0\n    for {item} in sorted({items}):\n        \
         if {item} % step == 0:\n            {total} += {item}  # once\n    \
         return {total} or len(f\"{{{items}}} left\")\n```"
    )
}

fn javascript(words: &mut Words) -> String {
    let [function, path, answer, kept] = [(); 4].map(|()| words.name());
    let (times, remark) = (words.numbers.between(2, 9), words.some(4));
    format!(
        "```javascript\n// {remark}\nexport async function {function}({path}, {{ times = {times} }} = {{}}) {{\n  \
         for (let at = 0; at < times; at += 1) {{\n    \
         const {answer} = await fetch(`/api/${{{path}}}?try=${{at}}`);\n    \
         if (!{answer}.ok) continue;\n    const {kept} = await {answer}.json();\n    \
         return {kept}.filter(({{ done }}) => done === true);\n  }}\n  throw new Error('{remark}');\n}}\n```"
    )
}

fn shell(words: &mut Words) -> String {
    let [folder, file, name] = [(); 3].map(|()| words.bare());
    let (days, remark) = (words.numbers.between(2, 60), words.some(5));
    format!(
        "```sh\n# {remark}\nset -eu\n{name}=\"${{1:-/var/{folder}}}\"\n\
         find \"${name}\" -name '*.{file}' -mtime +{days} -print | while read -r one; do\n  \
         gzip --best \"$one\" && echo \"done: $one\" >> \"${name}/log.txt\"\ndone\n```"
    )
}
