-- For wrk: asks for the addresses of a file, a line each, in their order, and tells what came as a line of JSON.
-- Its first word is that file; its second one, where in it to begin.
local paths, at = {}, 0

function init(words)
	for line in io.lines(words[1]) do paths[#paths + 1] = wrk.format('GET', line) end
	at = tonumber(words[2]) or 0
end

function request()
	at = at % #paths + 1
	return paths[at]
end

function done(summary, latency)
	local errors = summary.errors
	print(string.format(
		'{"requests":%d,"seconds":%f,"bytes":%d,"median":%f,"late":%f,"latest":%f,"refused":%d,"broken":%d}',
		summary.requests, summary.duration / 1e6, summary.bytes,
		latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency.max / 1000,
		errors.status, errors.connect + errors.read + errors.write + errors.timeout
	))
end
