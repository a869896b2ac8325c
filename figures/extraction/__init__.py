"""From a document to its claims: sentences, numbers, what is counted, what happened, when, who says so, links."""
