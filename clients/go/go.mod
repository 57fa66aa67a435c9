module parley/first

go 1.19
