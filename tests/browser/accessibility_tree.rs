//! What a screen reader gets of a page: the tree that the browser hands to it.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::site::Site;
use crate::tab::Tab;
use crate::visit::{visit, visit_showcase};

/// What a reader can act on. Without a name, a screen reader says "button", and nothing more.
const CONTROLS: [&str; 12] = [
    "button",
    "checkbox",
    "combobox",
    "link",
    "listbox",
    "menuitem",
    "option",
    "radio",
    "searchbox",
    "slider",
    "switch",
    "textbox",
];

/// Regions between which a screen reader jumps, and how many of them a page has.
const LANDMARKS: [(&str, usize); 3] = [("banner", 1), ("main", 1), ("contentinfo", 1)];

struct Node {
    role: String,
    name: String,
    level: u64,
}

/// The tree in the order in which it is read, without what is not in it.
fn tree(tab: &Tab) -> Vec<Node> {
    let answer = tab.dev_tools("Accessibility.getFullAXTree", json!({}));
    let nodes = answer["nodes"].as_array().unwrap();
    let by_id: HashMap<&str, &Value> =
        nodes.iter().map(|node| (node["nodeId"].as_str().unwrap(), node)).collect();
    let mut read = Vec::new();
    let mut stack = vec![nodes[0]["nodeId"].as_str().unwrap()];
    while let Some(node) = stack.pop().and_then(|id| by_id.get(id)) {
        if node["ignored"] != json!(true) {
            let text = |name: &str| node[name]["value"].as_str().unwrap_or_default().to_owned();
            let properties = node["properties"].as_array().into_iter().flatten();
            let level = properties.filter(|property| property["name"] == "level");
            let level = level.filter_map(|property| property["value"]["value"].as_u64()).next();
            read.push(Node { role: text("role"), name: text("name"), level: level.unwrap_or_default() });
        }
        let children = node["childIds"].as_array().into_iter().flatten();
        stack.extend(children.filter_map(Value::as_str).rev());
    }
    read
}

/// What is wrong with the page on the screen, a line each.
fn faults(tab: &Tab) -> Vec<String> {
    let tree = tree(tab);
    let mut faults = Vec::new();
    for node in &tree {
        if CONTROLS.contains(&node.role.as_str()) && node.name.trim().is_empty() {
            faults.push(format!("a {} has no name", node.role));
        }
    }
    let count = |role: &str| tree.iter().filter(|node| node.role == role).count();
    for (role, expected) in LANDMARKS {
        if count(role) != expected {
            faults.push(format!("{} regions are {role}, not {expected}", count(role)));
        }
    }
    for role in ["navigation", "search", "complementary"] {
        let mut names: Vec<_> = tree.iter().filter(|node| node.role == role).map(|node| &node.name).collect();
        names.sort();
        if names.windows(2).any(|pair| pair[0] == pair[1]) {
            faults.push(format!("{role} regions are told apart by no name: {names:?}"));
        }
    }
    let headings: Vec<_> = tree.iter().filter(|node| node.role == "heading").collect();
    if headings.iter().filter(|heading| heading.level == 1).count() != 1 {
        faults.push("there is not one heading of the page".to_owned());
    }
    for pair in headings.windows(2) {
        if pair[1].level > pair[0].level + 1 {
            faults.push(format!("the heading '{}' skips a level below '{}'", pair[1].name, pair[0].name));
        }
    }
    faults
}

/// Every page, loaded and with the app running, then reached in the app.
fn whole(tab: &Tab, site: &Site) {
    let mut found = Vec::new();
    let routes = site.routes();
    for route in &routes {
        tab.open_ready(route);
        found.extend(faults(tab).into_iter().map(|fault| format!("{route}: {fault}")));
    }
    tab.mark_document();
    for route in &site.routes_in_app() {
        tab.go_by_link(route);
        tab.wait_address(route);
        tab.wait_for("the page", "return !('busy' in document.documentElement.dataset)");
        found.extend(faults(tab).into_iter().map(|fault| format!("{route}, in the app: {fault}")));
    }
    assert!(tab.is_marked_document(), "a page was loaded");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn controls_have_names_and_pages_landmarks_and_headings_in_order() {
    visit(whole);
}

#[test]
fn they_do_in_a_blog_that_uses_every_feature() {
    visit_showcase(whole);
}

#[test]
fn dialogs_have_names_and_are_all_that_can_be_reached_while_they_are_open() {
    visit(|tab, site| {
        tab.open_ready(&site.base);
        for (key, name) in [('?', "Keyboard shortcuts"), ('/', "Search")] {
            tab.press([key]);
            tab.wait_for("a dialog", "return document.querySelector('dialog[open]') !== null");
            let tree = tree(tab);
            assert!(tree.iter().any(|node| node.role == "dialog" && node.name == name), "{name}");
            assert!(tree.iter().all(|node| node.role != "main"), "{name}: the page behind it can be reached");
            tab.js::<()>("document.querySelector('dialog[open]').close()");
        }
    });
}

/// The tests above would see it.
#[test]
fn a_control_without_a_name_a_second_main_and_a_skipped_level_are_found() {
    visit(|tab, site| {
        tab.open_ready(&site.base);
        tab.js::<()>("document.querySelector('main').insertAdjacentHTML('beforeend', '<h6>deep</h6><button></button>');
             document.body.append(document.createElement('main'))");
        let found = faults(tab).join("\n");
        for fault in ["a button has no name", "2 regions are main, not 1", "the heading 'deep' skips a level"]
        {
            assert!(found.contains(fault), "{fault} is not in\n{found}");
        }
    });
}
