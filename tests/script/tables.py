"""Print the browser's table as JSON, for the script tests."""

from __future__ import annotations

import json

from components.tables import tables
from data.reader import read_atlas

if __name__ == "__main__":
    atlas = read_atlas()
    figures = {view: f"plates/{view}.json" for view in atlas.views}
    print(json.dumps(tables(atlas, figures, {"en-plain": "words/en-plain.json"})))
