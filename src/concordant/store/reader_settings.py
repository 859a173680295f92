"""What a project may set about who reads its reports: names, kinds, and what the template says of them."""

READER_SETTINGS: dict[str, type] = {
    "use": str,
    "address": str,
    "model": str,
    "sending": bool,
    "concurrency": int,
    "per_minute": int,
    "patience": float,
    "longest": float,
    "attempts": int,
    "window": int,
    "overlap": int,
    "answer_tokens": int,
    "tokens": int,
    "money": float,
    "price_in": float,
    "price_out": float,
    "everything": bool,
}

READER_TEMPLATE = """\
[reader]
# Who reads: builtin, llm (a language model), or both.
# use = "builtin"
# false forbids that text of this project is sent anywhere, whatever a command says.
# sending = true
# Where a server speaks the chat protocol, and the model that it is to use. The key, if it wants one, is never
# written here: CONCORDANT_LLM_KEY in the environment, or the system's keyring.
# address = "http://127.0.0.1:8080/v1"
# model = ""
# What one run may take at most, in tokens and in money; 0 for any amount. Prices are of a million tokens.
# tokens = 0
# money = 0.0
# price_in = 0.0
# price_out = 0.0
"""
