//! English.

use super::{Frame, Script, Text};

pub(super) static TEXT: Text = Text {
    tag: "en",
    digits: None,
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    date: "{day} {month} {year}",

    articles: "Articles",
    archive: "Archive",
    tags: "Tags",
    series: "Series",
    offline: "Reading offline",
    all_articles: "All articles",

    articles_page: "Articles, page {number}",
    page_of: "Page {number} of {of}",
    pages: "Pages",
    newer_articles: "Newer articles",
    older_articles: "Older articles",
    other_articles: "Other articles",
    newer: "Newer",
    older: "Older",
    updated: "updated {date}",
    minutes: "{minutes} min read",
    part: "Part {number} of {of} in {series}",
    one_article: "1 article",
    count_articles: "{count} articles",

    about_archive: "All articles of {blog} by year.",
    about_tags: "What {blog} writes about, tag by tag.",
    tag_title: "Tag: {tag}",
    about_tag: "All articles of {blog} tagged {tag}.",
    series_title: "Series: {series}",
    about_series: "The articles of the series {series}, in their order.",

    not_found: "Page not found",
    not_found_why: "There is no page at this address. It may have been mistyped, or the article may have been renamed or \
                    withdrawn.",
    about_offline: "Once this blog is on your device, it opens without a connection: every list, and every article that \
                    is kept, with its images. A new version is fetched in the background and shown when you want it.",
    nothing_kept: "Nothing is kept on this device so far.",
    not_kept: "not kept",

    no_connection: [
        "No connection",
        "This page is not on your device yet, and there is no connection to fetch it. What you were reading is still \
         one step back.",
    ],
    moved_on: [
        "This article has moved on",
        "The blog has changed since you opened it, and the file of this article is no longer where it was.",
    ],
    damaged: [
        "The article arrived damaged",
        "What arrived is not what was published: something on the way changed or cut it, so it is not shown.",
    ],
    superseded: [
        "The blog has been updated",
        "There is a newer version of this blog, which the page that you opened cannot show.",
    ],
    no_answer: [
        "The server did not answer",
        "It answered with the status {status}. That is usually over soon.",
    ],
    try_again: "Try again",
    load_current: "Load the blog's current page",
    fetch_anew: "Fetch it anew",

    note: "Note",
    tip: "Tip",
    important: "Important",
    warning: "Warning",
    caution: "Caution",
    footnotes: "Footnotes",
    back_to_note: "Back to note {number}",
    back_to_place: "Back to note {number}, place {place}",
    task: "Task",
    table: "Table",
    code: "Code",
    formula: "Formula",
};

pub(super) static FRAME: Frame = Frame {
    skip: "Skip to content",
    site: "Site",
    written_by: "Written by {author}",
    feeds: ["Atom feed", "RSS", "JSON Feed"],
    settings_sign: "Aa",
    settings: "Aa, how the text looks",
    theme: "Theme",
    themes: ["Automatic", "Light", "Dark"],
    face: "Face",
    faces: ["Serif", "Sans serif"],
    size: "Size",
    sizes: ["Small", "Normal", "Large", "Largest"],
    width: "Width",
    widths: ["Narrow", "Normal", "Wide"],
    about_feed: "This is a feed. Copy its address into a feed reader, and new articles come to you:",
    feed_of_tag: "Articles about {tag}",
    read_on_the_web: "Read on the web",
};

pub(super) static SCRIPT: Script = Script {
    new_version: "A new version of this blog is ready.",
    show_it: "Show it",
    keep_this: "Keep this blog on the device",
    all_here: "All of it is on this device.",
    some_here: "{kept} of {of} articles are on this device.",
    this_not_here: "This article is not on this device.",
    this_here: "This article is on this device.",
    this_and_one: "This article and 1 other is on this device.",
    this_and_others: "This article and {others} others are on this device.",
    not_kept: "not kept",
    files_of: "{kept} of {of} files",
    megabytes: "{size} MB",
    state_all: "All of it is on this device: {size}.",
    state_some: "{kept} of {of} articles are on this device: {size} of {total}.",
    room_left: "There is room for {size} more.",
    remove_all: "Remove all of it from this device",
    pause: "Pause",
    keep_all: "Keep everything, {size}",
};
